package org.sealpost.app.access.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.sealpost.app.access.TenantId;

/// How the rows of a tenant hold together: each has the digest of the one before in its own.
public final class AuditChain {
    private AuditChain() {}

    /// Where a chain ends: the number and the digest of its last row. Whoever keeps it elsewhere can tell later that
    /// no row was cut off.
    public record Head(long n, String digest) {}

    /// Of a chain without a row.
    public static Head start(TenantId tenant) {
        return new Head(0, hex("sealpost audit\n" + tenant));
    }

    public static AuditRow next(TenantId tenant, Head head, String text) {
        long n = head.n() + 1;
        return new AuditRow(tenant, n, head.digest(), digest(head.digest(), tenant, n, text), text);
    }

    /// The SHA-256, in hex, of the digest of the row before, the tenant, the number, and the text, with a line feed
    /// between them; there is none in the first three.
    public static String digest(String previous, TenantId tenant, long n, String text) {
        return hex(previous + "\n" + tenant + "\n" + n + "\n" + text);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
