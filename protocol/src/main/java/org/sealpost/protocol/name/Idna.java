package org.sealpost.protocol.name;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.IDNA;
import java.util.Optional;

/// IDNA2008 by way of ICU, loaded only when a name needs it: non-transitional UTS 46 with the checks of RFC 5891 and
/// RFC 5893, and without the symbols that UTS 46 lets through and RFC 5892 does not.
final class Idna {
    private static final IDNA PROFILE = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /// RFC 5892 §2.6, the exceptions that are valid though not letters, marks or digits; ICU checks their context.
    private static final String ALLOWED = "-.\u00b7\u0375\u05f3\u05f4\u06fd\u06fe\u0f0b\u3007\u30fb\u200c\u200d";

    /// RFC 5892 §2.6, the exceptions that are disallowed though letters or marks.
    private static final String DISALLOWED = "\u0640\u07fa\u302e\u302f\u3031\u3032\u3033\u3034\u3035\u303b";

    private Idna() {}

    /// The name in A-labels; empty when it is not one of IDNA2008. Labels that came as A-labels only have to convert,
    /// since some with symbols are registered.
    static Optional<String> toAscii(String name) {
        var info = new IDNA.Info();
        String ascii = PROFILE.nameToASCII(name, new StringBuilder(), info).toString();
        // Lengths are the caller's business; it says more than "not valid".
        info.getErrors().remove(IDNA.Error.LABEL_TOO_LONG);
        info.getErrors().remove(IDNA.Error.DOMAIN_NAME_TOO_LONG);
        info.getErrors().remove(IDNA.Error.EMPTY_LABEL);
        if (!info.getErrors().isEmpty()) {
            return Optional.empty();
        }
        boolean typedAsUnicode = name.chars().anyMatch(c -> c >= 0x80);
        return !typedAsUnicode || toUnicode(ascii).isPresent() ? Optional.of(ascii) : Optional.empty();
    }

    /// The name in U-labels; empty when an A-label in it is not one of IDNA2008.
    static Optional<String> toUnicode(String ascii) {
        var info = new IDNA.Info();
        String unicode = PROFILE.nameToUnicode(ascii, new StringBuilder(), info).toString();
        info.getErrors().remove(IDNA.Error.LABEL_TOO_LONG);
        info.getErrors().remove(IDNA.Error.DOMAIN_NAME_TOO_LONG);
        info.getErrors().remove(IDNA.Error.EMPTY_LABEL);
        boolean permitted = info.getErrors().isEmpty() && unicode.codePoints().allMatch(Idna::isPermitted);
        return permitted ? Optional.of(unicode) : Optional.empty();
    }

    /// RFC 5892 §3 for what is left after UTS 46 has mapped; ASCII is judged elsewhere.
    private static boolean isPermitted(int c) {
        if (c < 0x80 || ALLOWED.indexOf(c) >= 0) {
            return true;
        }
        // RFC 5892 §2.9: old Hangul letters.
        boolean oldHangul =
                (c >= 0x1100 && c <= 0x11ff) || (c >= 0xa960 && c <= 0xa97c) || (c >= 0xd7b0 && c <= 0xd7fb);
        return !oldHangul
                && DISALLOWED.indexOf(c) < 0
                && switch (UCharacter.getType(c)) {
                    case UCharacterCategory.LOWERCASE_LETTER,
                            UCharacterCategory.OTHER_LETTER,
                            UCharacterCategory.MODIFIER_LETTER,
                            UCharacterCategory.NON_SPACING_MARK,
                            UCharacterCategory.COMBINING_SPACING_MARK,
                            UCharacterCategory.DECIMAL_DIGIT_NUMBER -> true;
                    default -> false;
                };
    }
}
