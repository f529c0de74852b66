// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/**
 * A map that never changes and shares its parts with the maps made from it: one more, one less or another value costs the same in a map
 * of five as in one of five thousand, and two maps are compared without looking at what they share. A hash array mapped trie. Immutable.
 * Without null keys or values.
 */
public final class PersistentMap<K, V> extends AbstractMap<K, V> {
	private static final int BITS = 5;
	private static final int MASK = (1 << BITS) - 1;
	/** A hash has no more bits than that: below, what has the same hash stands in one bucket. */
	private static final int DEEPEST = 30;
	private static final Node NO_NODE = new Node(0, new Object[0]);
	private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(NO_NODE, 0);

	/** @param slots as many as the bitmap has bits; each a Node, an entry, or at the deepest level an array of entries */
	private record Node(int bitmap, Object[] slots) {
		int index(int bit) {
			return Integer.bitCount(bitmap & bit - 1);
		}

		Node set(int bit, Object slot) {
			int index = index(bit);
			if ((bitmap & bit) != 0) {
				Object[] copy = slots.clone();
				copy[index] = slot;
				return new Node(bitmap, copy);
			}
			Object[] longer = new Object[slots.length + 1];
			System.arraycopy(slots, 0, longer, 0, index);
			longer[index] = slot;
			System.arraycopy(slots, index, longer, index + 1, slots.length - index);
			return new Node(bitmap | bit, longer);
		}

		Node clear(int bit) {
			int index = index(bit);
			Object[] shorter = new Object[slots.length - 1];
			System.arraycopy(slots, 0, shorter, 0, index);
			System.arraycopy(slots, index + 1, shorter, index, shorter.length - index);
			return new Node(bitmap & ~bit, shorter);
		}
	}

	private final Node root;
	private final int size;

	private PersistentMap(Node root, int size) {
		this.root = root;
		this.size = size;
	}

	@SuppressWarnings("unchecked")
	public static <K, V> PersistentMap<K, V> empty() {
		return (PersistentMap<K, V>) EMPTY;
	}

	/** The map itself where it is one already. */
	public static <K, V> PersistentMap<K, V> copyOf(Map<K, V> map) {
		if (map instanceof PersistentMap<K, V> own)
			return own;
		PersistentMap<K, V> copy = empty();
		for (Map.Entry<K, V> entry : map.entrySet())
			copy = copy.with(entry.getKey(), entry.getValue());
		return copy;
	}

	/** This map where it has the very same value already. */
	public PersistentMap<K, V> with(K key, V value) {
		Objects.requireNonNull(value);
		V before = get(key);
		if (before == value)
			return this;
		return new PersistentMap<>(put(root, 0, spread(key), Map.entry(key, value)), before == null ? size + 1 : size);
	}

	public PersistentMap<K, V> without(Object key) {
		if (!containsKey(key))
			return this;
		return size == 1 ? empty() : new PersistentMap<>(remove(root, 0, spread(key), key), size - 1);
	}

	private static int spread(Object key) {
		int hash = key.hashCode();
		return hash ^ hash >>> 16;
	}

	private static int bit(int hash, int shift) {
		return 1 << (hash >>> shift & MASK);
	}

	@Override
	@SuppressWarnings("unchecked")
	public V get(Object key) {
		if (key == null)
			return null;
		int hash = spread(key);
		Object slot = root;
		for (int shift = 0; slot instanceof Node node; shift += BITS) {
			int bit = bit(hash, shift);
			slot = (node.bitmap() & bit) == 0 ? null : node.slots()[node.index(bit)];
		}
		if (slot instanceof Object[] bucket)
			slot = Arrays.stream(bucket).filter(entry -> ((Map.Entry<?, ?>) entry).getKey().equals(key)).findFirst().orElse(null);
		return slot instanceof Map.Entry<?, ?> entry && entry.getKey().equals(key) ? (V) entry.getValue() : null;
	}

	@Override
	public boolean containsKey(Object key) {
		return get(key) != null;
	}

	@Override
	public int size() {
		return size;
	}

	private static Node put(Node node, int shift, int hash, Map.Entry<?, ?> entry) {
		int bit = bit(hash, shift);
		if ((node.bitmap() & bit) == 0)
			return node.set(bit, shift >= DEEPEST ? new Object[] { entry } : entry);
		Object slot = node.slots()[node.index(bit)];
		if (slot instanceof Node below)
			return node.set(bit, put(below, shift + BITS, hash, entry));
		if (slot instanceof Object[] bucket)
			return node.set(bit, inBucket(bucket, entry));
		Map.Entry<?, ?> other = (Map.Entry<?, ?>) slot;
		if (other.getKey().equals(entry.getKey()))
			return node.set(bit, entry);
		Node both = put(NO_NODE, shift + BITS, spread(other.getKey()), other);
		return node.set(bit, put(both, shift + BITS, hash, entry));
	}

	private static Object[] inBucket(Object[] bucket, Map.Entry<?, ?> entry) {
		for (int i = 0; i < bucket.length; i++)
			if (((Map.Entry<?, ?>) bucket[i]).getKey().equals(entry.getKey())) {
				Object[] copy = bucket.clone();
				copy[i] = entry;
				return copy;
			}
		Object[] longer = Arrays.copyOf(bucket, bucket.length + 1);
		longer[bucket.length] = entry;
		return longer;
	}

	/** The key is there. */
	private static Node remove(Node node, int shift, int hash, Object key) {
		int bit = bit(hash, shift);
		Object slot = node.slots()[node.index(bit)];
		if (slot instanceof Node below) {
			Node less = remove(below, shift + BITS, hash, key);
			return less.bitmap() == 0 ? node.clear(bit) : node.set(bit, less);
		}
		if (slot instanceof Object[] bucket && bucket.length > 1)
			return node.set(bit, Arrays.stream(bucket).filter(entry -> !((Map.Entry<?, ?>) entry).getKey().equals(key)).toArray());
		return node.clear(bit);
	}

	// --- comparing -------------------------------------------------------------------------------------------------------------------

	/** Keys that only one of the two has, or whose values differ. What both share is not looked at. */
	public static <K> Set<K> differences(Map<K, ?> before, Map<K, ?> after) {
		Set<K> keys = new HashSet<>();
		if (before instanceof PersistentMap<K, ?> a && after instanceof PersistentMap<K, ?> b) {
			collectDifferent(a.root, b.root, keys);
			keys.removeIf(key -> Objects.equals(a.get(key), b.get(key)));
			return keys;
		}
		keys.addAll(before.keySet());
		keys.addAll(after.keySet());
		keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
		return keys;
	}

	private static <K> void collectDifferent(Object a, Object b, Set<K> keys) {
		if (a == b)
			return;
		if (!(a instanceof Node one) || !(b instanceof Node other)) {
			collectAll(a, keys);
			collectAll(b, keys);
			return;
		}
		for (int rest = one.bitmap() | other.bitmap(); rest != 0; rest &= rest - 1) {
			int bit = Integer.lowestOneBit(rest);
			collectDifferent((one.bitmap() & bit) == 0 ? null : one.slots()[one.index(bit)],
					(other.bitmap() & bit) == 0 ? null : other.slots()[other.index(bit)], keys);
		}
	}

	@SuppressWarnings("unchecked")
	private static <K> void collectAll(Object slot, Set<K> keys) {
		if (slot instanceof Node node)
			for (Object below : node.slots())
				collectAll(below, keys);
		else if (slot instanceof Object[] bucket)
			for (Object entry : bucket)
				collectAll(entry, keys);
		else if (slot != null)
			keys.add((K) ((Map.Entry<?, ?>) slot).getKey());
	}

	@Override
	public boolean equals(Object other) {
		if (other instanceof PersistentMap<?, ?> map)
			return map.root == root || map.size == size && differences(cast(this), cast(map)).isEmpty();
		return super.equals(other);
	}

	@SuppressWarnings("unchecked")
	private static Map<Object, Object> cast(PersistentMap<?, ?> map) {
		return (Map<Object, Object>) map;
	}

	@Override
	public int hashCode() {
		return super.hashCode();
	}

	// --- reading all -----------------------------------------------------------------------------------------------------------------

	@Override
	public Set<Map.Entry<K, V>> entrySet() {
		return new AbstractSet<>() {
			@Override
			public Iterator<Map.Entry<K, V>> iterator() {
				return new Entries<>(root);
			}

			@Override
			public int size() {
				return size;
			}
		};
	}

	private static final class Entries<K, V> implements Iterator<Map.Entry<K, V>> {
		private final Deque<Iterator<Object>> path = new ArrayDeque<>();
		private Map.Entry<K, V> next;

		Entries(Node root) {
			path.push(Arrays.asList(root.slots()).iterator());
			advance();
		}

		@SuppressWarnings("unchecked")
		private void advance() {
			next = null;
			while (next == null && !path.isEmpty()) {
				if (!path.peek().hasNext()) {
					path.pop();
					continue;
				}
				Object slot = path.peek().next();
				if (slot instanceof Node node)
					path.push(Arrays.asList(node.slots()).iterator());
				else if (slot instanceof Object[] bucket)
					path.push(Arrays.asList(bucket).iterator());
				else
					next = (Map.Entry<K, V>) slot;
			}
		}

		@Override
		public boolean hasNext() {
			return next != null;
		}

		@Override
		public Map.Entry<K, V> next() {
			if (next == null)
				throw new NoSuchElementException();
			Map.Entry<K, V> given = next;
			advance();
			return given;
		}
	}
}
