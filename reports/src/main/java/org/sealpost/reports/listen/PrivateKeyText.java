package org.sealpost.reports.listen;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A private key in PEM: PKCS#8, or one of the forms that came before it, which are put into PKCS#8 here.
final class PrivateKeyText {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int CURVE = 0xa0;

    private PrivateKeyText() {}

    /// The first key of the text; empty when there is none that can be read.
    static Optional<PrivateKey> read(String pem) {
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            return Optional.empty();
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            return switch (block.group(1)) {
                case "RSA PRIVATE KEY" -> pkcs8(der(SEQUENCE, VERSION_0, RSA, der(OCTET_STRING, der)));
                case "EC PRIVATE KEY" ->
                    curve(der)
                            .flatMap(oid -> pkcs8(
                                    der(SEQUENCE, VERSION_0, der(SEQUENCE, EC_OID, oid), der(OCTET_STRING, der))));
                default -> pkcs8(der);
            };
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<PrivateKey> pkcs8(byte[] der) {
        for (String algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
            try {
                return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
            } catch (GeneralSecurityException another) {
                // It may be a key of the next kind.
            }
        }
        return Optional.empty();
    }

    /// The name of the curve, which the older form has behind the key.
    private static Optional<byte[]> curve(byte[] der) {
        int at = contents(der, 0);
        while (at >= 0 && at + 1 < der.length) {
            int inside = contents(der, at);
            if (inside < 0) {
                return Optional.empty();
            }
            int end = inside + length(der, at);
            if ((der[at] & 0xff) == CURVE && end <= der.length) {
                return Optional.of(Arrays.copyOfRange(der, inside, end));
            }
            at = end;
        }
        return Optional.empty();
    }

    /// Where the contents of the element at `at` begin; negative when it is cut off.
    private static int contents(byte[] der, int at) {
        if (at + 1 >= der.length) {
            return -1;
        }
        int first = der[at + 1] & 0xff;
        int start = at + 2 + (first < 0x80 ? 0 : first & 0x7f);
        return first > 0x82 || start > der.length ? -1 : start;
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return switch (first) {
            case 0x81 -> der[at + 2] & 0xff;
            case 0x82 -> (der[at + 2] & 0xff) << 8 | (der[at + 3] & 0xff);
            default -> first & 0x7f;
        };
    }

    private static byte[] der(int tag, byte[]... parts) {
        var inside = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            inside.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        int length = inside.size();
        if (length < 0x80) {
            element.write(length);
        } else if (length < 0x100) {
            element.write(0x81);
            element.write(length);
        } else {
            element.write(0x82);
            element.write(length >> 8);
            element.write(length);
        }
        element.writeBytes(inside.toByteArray());
        return element.toByteArray();
    }
}
