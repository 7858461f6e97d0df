package org.sealpost.protocol;

/// What can be said of a text of any grammar.
public enum TextCode implements DeviationCode {
    /// There were more deviations than a parser keeps ([#MOST_DEVIATIONS]); the text of this one is the number left
    /// out.
    TOO_MANY_DEVIATIONS("text.too-many-deviations", RfcRef.of(8461, "3.3"));

    /// How many deviations a parser keeps of one text, this notice not counted.
    public static final int MOST_DEVIATIONS = 100;

    private final String id;
    private final RfcRef rfc;

    TextCode(String id, RfcRef rfc) {
        this.id = id;
        this.rfc = rfc;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RfcRef rfc() {
        return rfc;
    }

    @Override
    public boolean unusable() {
        return false;
    }
}
