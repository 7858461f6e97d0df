package org.sealpost.real;

import java.util.List;
import java.util.Map;

/// A primary server made by others, with the zone `writers.test` and the keys that its tests use.
interface Primary extends AutoCloseable {
    String ZONE = "writers.test";

    /// May update the zone.
    String KEY = "writer";

    String SECRET = "c2VhbHBvc3QtdGVzdHMtdXBkYXRlLWEtem9uZS0wMTI=";

    /// Is known, and may not.
    String OTHER_KEY = "reader";

    String OTHER_SECRET = "c2VhbHBvc3QtdGVzdHMtb25seS1yZWFkLWEtem9uZS0=";

    /// What stands in the zone at first, one record a line.
    List<String> RECORDS = List.of(
            "@ SOA ns.writers.test. hostmaster.writers.test. 1 3600 900 604800 300",
            "@ NS ns.writers.test.",
            "ns A 127.0.0.1",
            "foreign TXT \"verify=abc\"",
            "split TXT \"v=STSv1; \" \"id=1;\"",
            "busy TXT \"v=STSv1; id=1;\"",
            "busy MX 10 mail.writers.test.");

    static String zoneFile() {
        return "$ORIGIN " + ZONE + ".\n$TTL 300\n" + String.join("\n", RECORDS) + "\n";
    }

    LoopbackPort port();

    /// The variables for DNS UPDATE with the key that may.
    default Map<String, String> environment() {
        return environment(KEY, SECRET);
    }

    default Map<String, String> environment(String key, String secret) {
        return Map.of(
                "DNSUPDATE_NAMESERVER",
                port().toString(),
                "DNSUPDATE_TSIG_KEY",
                key,
                "DNSUPDATE_TSIG_ALGORITHM",
                "hmac-sha256.",
                "DNSUPDATE_TSIG_SECRET",
                secret);
    }

    @Override
    void close();
}
