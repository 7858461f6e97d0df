package org.sealpost.app.publish;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.lab.Lab;

/// Who writes the zones of the small internet: RFC 2136 with the key of this lab.
public final class LabZones {
    public static final String PROVIDER = "dnsupdate";

    private static final Pattern KEY = Pattern.compile("key \"([^\"]+)\".*secret \"([^\"]+)\"", Pattern.DOTALL);

    private LabZones() {}

    /// What a writer needs, by the names of its variables.
    public static Map<String, String> variables(Lab lab) {
        Matcher key = KEY.matcher(lab.updateKey());
        if (!key.find()) {
            throw new IllegalStateException("the key of the lab is no key");
        }
        return Map.of(
                "DNSUPDATE_NAMESERVER",
                "127.0.0.1:" + lab.primaryServer().getPort(),
                "DNSUPDATE_TSIG_KEY",
                key.group(1),
                "DNSUPDATE_TSIG_SECRET",
                key.group(2));
    }
}
