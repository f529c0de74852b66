// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;

/**
 * The default layout: boxes in rows, left to right, a new row when the width is used up; boxes that a person placed stay, and the others
 * step around them. The same boxes always come out the same.
 */
public final class Shelves {
	/** @param key identity; @param fixed where a person put it, null: to be placed */
	public record Box<K>(K key, Dimension size, Point fixed) {
	}

	private final Point origin;
	private final int width;
	private final int gap;

	/** @param width of a row, pixels; a box that is wider gets a row of its own */
	public Shelves(Point origin, int width, int gap) {
		this.origin = origin;
		this.width = width;
		this.gap = gap;
	}

	/** A row width that brings boxes of these sizes to about the proportions of a screen. */
	public static int screenWidth(List<Dimension> sizes, int gap) {
		double area = 0;
		int widest = 0;
		for (Dimension size : sizes) {
			area += (double) (size.width + gap) * (size.height + gap);
			widest = Math.max(widest, size.width);
		}
		int few = Math.min(3, sizes.size()) * (widest + gap);
		return Math.max(few, (int) Math.ceil(Math.sqrt(area * 2)));
	}

	/** @return places of the boxes that had none, in their order */
	public <K> Map<K, Point> place(List<Box<K>> boxes) {
		List<Rectangle> taken = new ArrayList<>();
		boxes.stream().filter(box -> box.fixed() != null).forEach(box -> taken.add(new Rectangle(box.fixed(), box.size())));
		Map<K, Point> places = new LinkedHashMap<>();
		Row row = new Row(origin.y);
		for (Box<K> box : boxes) {
			if (box.fixed() != null)
				continue;
			Point place = row.next(box.size(), taken);
			while (place == null) {
				row = new Row(row.bottom + gap);
				place = row.next(box.size(), taken);
			}
			places.put(box.key(), place);
		}
		return places;
	}

	private final class Row {
		private final int top;
		private int x = origin.x;
		private int bottom;

		Row(int top) {
			this.top = top;
			this.bottom = top;
		}

		/** @return null when the row is full */
		Point next(Dimension size, List<Rectangle> taken) {
			boolean first = x == origin.x;
			Rectangle place = new Rectangle(x, top, size.width, size.height);
			for (Rectangle obstacle = hit(place, taken); obstacle != null; obstacle = hit(place, taken)) {
				place.x = obstacle.right() + gap;
				bottom = Math.max(bottom, Math.min(obstacle.bottom(), top + size.height));
				first = false;
			}
			if (!first && place.right() > origin.x + width)
				return null;
			x = place.right() + gap;
			bottom = Math.max(bottom, place.bottom());
			return place.getLocation();
		}

		private Rectangle hit(Rectangle place, List<Rectangle> taken) {
			Rectangle around = place.getCopy().expand(gap / 2, gap / 2);
			return taken.stream().filter(around::intersects).findFirst().orElse(null);
		}
	}
}
