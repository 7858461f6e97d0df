package org.sealpost.app.store;

import java.util.List;
import org.sealpost.reports.Authenticity;

/// How far it is proven who sent an arrival, as it is kept.
///
/// @param strength more is stronger
/// @param signer empty when it is not verified
/// @param line all of it
record Said(long strength, String signer, String line) {
    static final long UNKNOWN = 1;

    static Said of(Authenticity authenticity) {
        return switch (authenticity) {
            case Authenticity.Verified(var signer, String selector, String algorithm) ->
                new Said(2, signer.ascii(), Escaped.line("verified", signer.ascii(), selector, algorithm));
            case Authenticity.Unknown(String detail) -> new Said(UNKNOWN, "", Escaped.line("unknown", detail));
            case Authenticity.Unproven(var reason, String detail) ->
                new Said(0, "", Escaped.line("unproven", reason.name(), detail));
        };
    }

    static Authenticity read(String line) {
        List<String> fields = Escaped.fields(line);
        return switch (fields.getFirst()) {
            case "verified" -> new Authenticity.Verified(Names.domain(fields.get(1)), fields.get(2), fields.get(3));
            case "unknown" -> new Authenticity.Unknown(fields.get(1));
            case "unproven" -> new Authenticity.Unproven(Authenticity.Reason.valueOf(fields.get(1)), fields.get(2));
            default -> throw new StoreFault("an authenticity in it is broken");
        };
    }

    /// What stands for the signer in the name of a report; empty when nobody signed.
    static String mark(String signer) {
        return signer.isEmpty() ? "" : new Hash().add(signer).hex().substring(0, 16);
    }

    /// Who sends, as it is coded by [Texts].
    ///
    /// @param organization who the report itself says it is from, coded
    static String reporter(String signer, String organization) {
        return signer.isEmpty() ? organization : signer;
    }
}
