package org.sealpost.app.access.secret;

/// What is wrong with a password that somebody chose.
public enum PasswordFault {
    TOO_SHORT("It has fewer than 12 characters."),
    TOO_LONG("It has more than 256 characters."),
    NOT_TEXT("It has characters that cannot be typed, such as a line break."),
    TOO_UNIFORM("It is made of very few different characters."),
    COMMON("It is made of words that are tried first."),
    OWN_NAME("It is made of your own name.");

    private final String sentence;

    PasswordFault(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
