package org.sealpost.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// An immutable sequence of octets, compared by content: a text as it came off the wire, before anyone decided what
/// it means.
public final class Octets {
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of `bytes`.
    public static Octets of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
    }

    /// A copy of a part of `bytes`.
    public static Octets of(byte[] bytes, int from, int to) {
        return from == to ? EMPTY : new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    /// The UTF-8 form of `text`.
    public static Octets utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return bytes.length;
    }

    /// The octet at `index` as 0…255.
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /// A copy.
    public byte[] toArray() {
        return bytes.clone();
    }

    /// A copy with so many zeros after it.
    public byte[] toArray(int zeros) {
        return Arrays.copyOf(bytes, bytes.length + zeros);
    }

    public Octets slice(int from, int to) {
        return new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    /// One character for each octet, U+0000…U+00FF; never fails and loses nothing, so offsets in the text are
    /// offsets in the octets.
    public String latin1() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// Decoded as UTF-8, malformed parts replaced by U+FFFD; for showing, not for judging.
    public String utf8Lossy() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return utf8Lossy();
    }
}
