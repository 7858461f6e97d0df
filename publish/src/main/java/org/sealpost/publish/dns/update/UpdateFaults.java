package org.sealpost.publish.dns.update;

import java.time.Duration;
import java.time.Instant;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIGRecord;

/// What the errors of updates and of their signatures mean, one sentence each that says what to do.
///
/// @param server as the operator named it
/// @param key the name of the key, or `none`
record UpdateFaults(UpdateServer server, String key) {
    private static final int TIME_OCTETS = 6;

    /// RFC 2136 §2.2.
    String of(int code, String zone) {
        return switch (code) {
            case Rcode.FORMERR ->
                server + " could not read the update; see whether it speaks DNS UPDATE, and what its log says.";
            case Rcode.SERVFAIL ->
                server + " failed while it made the update of " + zone
                        + "; see its log: often it may not write the zone's" + " file or journal.";
            case Rcode.NOTIMP -> server + " does not take updates; name the primary server of " + zone + ".";
            case Rcode.REFUSED ->
                server + " does not let us do this in " + zone + " with key " + key + "; allow it there (BIND:"
                        + " update-policy or allow-update; Knot: an acl with action update; PowerDNS:"
                        + " TSIG-ALLOW-DNSUPDATE).";
            case Rcode.NOTAUTH ->
                server + " does not serve " + zone + " as its primary; name the primary server, the one in the SOA"
                        + " record.";
            case Rcode.NOTZONE -> server + " says that the name is not in " + zone + "; name the zone that holds it.";
            case Rcode.YXDOMAIN, Rcode.YXRRSET, Rcode.NXRRSET, Rcode.NXDOMAIN ->
                "What stands in " + zone + " at " + server + " is not what was expected; read it again.";
            default -> server + " answered with " + Rcode.string(code) + " for " + zone + "; see its log.";
        };
    }

    /// RFC 8945 §5.2: what is wrong with our signature.
    ///
    /// @param error that of the TSIG record of the answer
    String ofSignature(TSIGRecord error, Instant ours) {
        return switch (error.getError()) {
            case Rcode.BADKEY ->
                server + " does not know the TSIG key " + key
                        + " with this algorithm, or lets it do nothing (Knot: acl);"
                        + " check both against the server's configuration.";
            case Rcode.BADSIG ->
                server + " knows the TSIG key " + key + ", but another secret; copy the secret from the server's"
                        + " configuration.";
            case Rcode.BADTIME -> ofTime(error, ours);
            case Rcode.BADTRUNC ->
                server + " wants a longer signature than the key " + key + " makes; use hmac-sha256.";
            default ->
                server + " refuses the signature of key " + key + " with " + Rcode.TSIGstring(error.getError())
                        + "; see its log.";
        };
    }

    private String ofTime(TSIGRecord error, Instant ours) {
        byte[] other = error.getOther();
        if (other == null || other.length != TIME_OCTETS) {
            return server + " says that our clock is wrong; set this machine's clock and the server's by NTP.";
        }
        long seconds = 0;
        for (byte octet : other) {
            seconds = (seconds << 8) | (octet & 0xff);
        }
        Duration ahead = Duration.between(Instant.ofEpochSecond(seconds), ours);
        return "This machine's clock is " + spoken(ahead.abs()) + (ahead.isNegative() ? " behind " : " ahead of ")
                + server + "; TSIG allows " + error.getFudge().toSeconds() + " s: set both clocks by NTP.";
    }

    private static String spoken(Duration length) {
        return length.compareTo(Duration.ofHours(3)) < 0
                ? length.toSeconds() + " s"
                : length.toHours() + " h " + length.toMinutesPart() + " min";
    }

    /// PowerDNS gives no reason.
    String ofSignatureWithoutReason() {
        return server + " does not take the signature of TSIG key " + key
                + " and gives no reason; compare the name, the"
                + " secret and the algorithm of the key, and both clocks.";
    }

    String unsigned() {
        return server + " answered without the signature of key " + key + ", so the answer is not believed; see that"
                + " nothing stands between.";
    }

    String wronglySigned() {
        return "The answer of " + server + " does not bear the signature of key " + key + ", so it is not believed; see"
                + " that nothing stands between.";
    }
}
