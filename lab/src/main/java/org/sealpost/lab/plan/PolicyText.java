package org.sealpost.lab.plan;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;

/// The text of a policy: as in a healthy domain where nothing else is said.
final class PolicyText {
    private PolicyText() {}

    /// @param section `mode`, `max-age` and `mx`, each when it differs
    /// @param exchanges the usual `mx`
    static Octets of(Optional<Settings> section, List<String> exchanges) {
        String mode = section.flatMap(s -> s.text("mode")).orElse("enforce");
        String maxAge = section.flatMap(s -> s.text("max-age")).orElse("1209600");
        List<String> patterns = section.flatMap(s -> s.texts("mx")).orElse(exchanges);
        var text = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
        patterns.forEach(pattern -> text.append("mx: ").append(pattern).append("\r\n"));
        return Octets.utf8(
                text.append("max_age: ").append(maxAge).append("\r\n").toString());
    }
}
