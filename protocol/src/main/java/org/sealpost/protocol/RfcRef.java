package org.sealpost.protocol;

/// A place in an RFC, written `RFC 8461 §3.2`; the one form in which output, documents and code name a rule.
///
/// @param number the RFC's number, such as 8461
/// @param section the section, such as `3.2`; empty for the whole document
public record RfcRef(int number, String section) implements Comparable<RfcRef> {
    public RfcRef {
        if (number < 1 || number > 99_999) {
            throw new IllegalArgumentException("an RFC number is between 1 and 99999, not " + number);
        }
        if (!section.matches("|[0-9A-Z]+(\\.[0-9]+)*")) {
            throw new IllegalArgumentException("not a section: " + section);
        }
    }

    public static RfcRef of(int number, String section) {
        return new RfcRef(number, section);
    }

    @Override
    public int compareTo(RfcRef other) {
        int byNumber = Integer.compare(number, other.number);
        return byNumber != 0 ? byNumber : section.compareTo(other.section);
    }

    @Override
    public String toString() {
        return section.isEmpty() ? "RFC " + number : "RFC " + number + " §" + section;
    }
}
