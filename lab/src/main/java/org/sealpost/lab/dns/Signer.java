package org.sealpost.lab.dns;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;

/// The key of one zone, made and used when it is first needed. Signatures are kept, and made anew every ten days.
final class Signer {
    // RFC 4034 §2.1.1: zone key, secure entry point; RFC 4034 §2.1.2: protocol 3.
    private static final int KEY_FLAGS = 257;
    private static final int PROTOCOL = 3;

    private record Keys(KeyPair pair, DNSKEYRecord published) {}

    private static final Duration RENEWAL = Duration.ofDays(10);

    private record Signed(Name name, int type, List<Record> records, Instant made) {}

    private final Name origin;
    private final Signing signing;
    private final InstantSource clock;
    private final Instant start;
    private final Map<Signed, RRSIGRecord> signatures = new ConcurrentHashMap<>();
    private final Supplier<Keys> keys = new Once<>(this::newKeys);

    Signer(Zone zone, InstantSource clock) {
        this.origin = zone.origin();
        this.signing = zone.signing();
        this.clock = clock;
        this.start = clock.instant();
    }

    RRset dnskey() {
        return new RRset(keys.get().published());
    }

    /// The DS for the parent.
    RRset ds() {
        var key =
                signing == Signing.WRONG_DS ? published(newPair()) : keys.get().published();
        return new RRset(new DSRecord(origin, DClass.IN, Zone.TTL, DNSSEC.Digest.SHA256, key));
    }

    /// The signature of `records`, whose owner may be a wildcard.
    RRSIGRecord sign(RRset records) {
        return signatures.computeIfAbsent(
                new Signed(records.getName(), records.getType(), records.rrs(false), now()),
                key -> newSignature(records, key.made()));
    }

    /// The records of the zone are others now.
    void forget() {
        signatures.clear();
    }

    private Instant now() {
        long periods = Duration.between(start, clock.instant()).dividedBy(RENEWAL);
        return start.plus(RENEWAL.multipliedBy(periods));
    }

    private RRSIGRecord newSignature(RRset records, Instant now) {
        Duration day = Duration.ofDays(1);
        Instant from = now.minus(day);
        Instant to = now.plus(day.multipliedBy(30));
        return switch (signing) {
            case SIGNED, WRONG_DS -> signature(records, from, to);
            case BROKEN -> broken(signature(records, from, to));
            case EXPIRED -> signature(records, now.minus(day.multipliedBy(30)), now.minus(day));
            case NOT_YET_VALID -> signature(records, now.plus(day), to);
            case UNSIGNED, MISSING -> throw new IllegalStateException(origin + " is not signed");
        };
    }

    private RRSIGRecord signature(RRset records, Instant from, Instant to) {
        Keys own = keys.get();
        try {
            return DNSSEC.sign(records, own.published(), own.pair().getPrivate(), from, to);
        } catch (DNSSECException e) {
            throw new IllegalStateException("cannot sign " + records, e);
        }
    }

    /// The same signature with one bit turned over.
    static RRSIGRecord broken(RRSIGRecord signature) {
        byte[] octets = signature.getSignature().clone();
        octets[octets.length / 2] ^= 1;
        return new RRSIGRecord(
                signature.getName(),
                DClass.IN,
                signature.getTTL(),
                signature.getTypeCovered(),
                signature.getAlgorithm(),
                signature.getOrigTTL(),
                signature.getExpire(),
                signature.getTimeSigned(),
                signature.getFootprint(),
                signature.getSigner(),
                octets);
    }

    private Keys newKeys() {
        KeyPair pair = newPair();
        return new Keys(pair, published(pair));
    }

    private DNSKEYRecord published(KeyPair pair) {
        try {
            return new DNSKEYRecord(
                    origin,
                    DClass.IN,
                    Zone.TTL,
                    KEY_FLAGS,
                    PROTOCOL,
                    DNSSEC.Algorithm.ECDSAP256SHA256,
                    pair.getPublic());
        } catch (DNSSECException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no P-256 keys here", e);
        }
    }
}
