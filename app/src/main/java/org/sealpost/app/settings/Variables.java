package org.sealpost.app.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Nearest;
import org.sealpost.app.render.Shown;

/// Settings in the environment: `SEALPOST_` and the key in capitals, `_` for `-`.
///
/// A variable with an unknown key is none of our business, because others make such names too (Kubernetes sets
/// `SEALPOST_SERVICE_HOST` beside a service called `sealpost`); one that is a slip of the pen away from a key is
/// refused.
final class Variables {
    private static final String PREFIX = "SEALPOST_";

    private Variables() {}

    static Map<String, Setting> read(Map<String, String> variables) {
        var settings = new HashMap<String, Setting>();
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty()) {
                String key =
                        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
                if (Settings.KEYS.contains(key)) {
                    settings.put(key, new Setting(value, name));
                } else if (Settings.OF_THE_FILE.contains(key)) {
                    throw new Refusal(
                            ExitCode.CONFIGURATION,
                            "what " + Shown.text(name) + " names can be set in the settings file alone");
                } else {
                    refuseSlip(name, key);
                }
            }
        });
        return settings;
    }

    private static void refuseSlip(String name, String key) {
        List<String> near = Settings.KEYS.stream()
                .filter(known -> Nearest.edits(key, known) <= (known.length() > 5 ? 2 : 1))
                .toList();
        if (!near.isEmpty()) {
            String meant = PREFIX + near.getFirst().toUpperCase(Locale.ROOT).replace('-', '_');
            throw new Refusal(
                    ExitCode.CONFIGURATION,
                    "there is no setting for the variable " + Shown.text(name) + "; did you mean " + meant + "?");
        }
    }
}
