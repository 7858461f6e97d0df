package org.sealpost.app.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.remote.Fleet;
import org.sealpost.app.remote.Server;
import org.sealpost.app.render.JsonText;
import org.sealpost.app.render.Shown;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which fleet is meant, and in what form it is shown.
final class FleetOptions {
    private static final String OWN = "http://127.0.0.1:8461/";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "The tenant that is meant (default: the first one that the owner of the token belongs to).")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--json", description = "Show it as JSON, one object a line, as the API has it.")
    private boolean json;

    Fleet open(Surroundings surroundings) {
        tenant.filter(word -> TenantId.read(word).isEmpty()).ifPresent(word -> {
            throw new Refusal(ExitCode.USAGE, "--tenant is a word in lower case; " + Shown.quoted(word) + " is none");
        });
        Server asked = server.server(surroundings, OWN);
        return Fleet.of(asked, tenant);
    }

    /// As JSON where that is wanted.
    ///
    /// @return whether it was shown
    boolean shown(List<Map<?, ?>> objects, PrintStream out) {
        if (json) {
            for (Map<?, ?> each : objects) {
                try (var line = new JsonText(out)) {
                    line.document(each);
                }
            }
        }
        return json;
    }

    /// A member as text; empty where there is none.
    static String text(Map<?, ?> object, String member) {
        return object.get(member) instanceof String text ? Shown.text(text) : "";
    }
}
