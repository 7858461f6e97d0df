package org.sealpost.publish.dns.provider;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.tls.Trust;
import org.sealpost.publish.dns.CarefulWriter;
import org.sealpost.publish.dns.Command;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.ZoneAccess;
import org.sealpost.publish.dns.ZoneLocks;
import org.sealpost.publish.dns.hook.CommandRun;
import org.sealpost.publish.dns.provider.Environment.Unusable;
import org.sealpost.publish.dns.provider.Variable.Need;
import org.sealpost.publish.dns.web.Web;

/// All providers that can be written to, and writers for them from the variables that hold the credentials.
/// Writers of one such object change one zone one after another.
public final class DnsWriters implements AutoCloseable {
    private final Tools tools;
    private final Ownership ownership;
    private final ZoneLocks locks = new ZoneLocks();

    /// @param ownership what may be overwritten without asking
    /// @param trust the roots that are believed of the providers
    public DnsWriters(Dialer dialer, Trust trust, InstantSource clock, Ownership ownership) {
        this(new Tools(dialer, Web.open(trust.context(), clock), clock), ownership);
    }

    DnsWriters(Tools tools, Ownership ownership) {
        this.tools = tools;
        this.ownership = ownership;
    }

    /// Every provider, in the order of the manual.
    public static List<Provider> providers() {
        return KnownProvider.ALL.stream().map(KnownProvider::provider).toList();
    }

    /// The writer of a provider.
    ///
    /// @param code of the provider
    /// @param environment variables and their values
    public Opening open(String code, Map<String, String> environment) {
        if (code.equalsIgnoreCase("exec")) {
            return new Opening.Refused("Commands come from the operator's own file only; name the command there.");
        }
        return KnownProvider.ALL.stream()
                .filter(known -> known.provider().isCalled(code))
                .findFirst()
                .map(known -> open(known, environment))
                .orElseGet(() ->
                        new Opening.Refused("There is no DNS provider of that name; take one of " + codes() + "."));
    }

    /// The writer of the one provider whose variables are set.
    public Opening open(Map<String, String> environment) {
        var values = new Environment(environment);
        List<KnownProvider> set = KnownProvider.ALL.stream()
                .filter(known -> isMeant(known.provider(), values))
                .toList();
        return switch (set.size()) {
            case 0 ->
                new Opening.Refused("No variables of a DNS provider are set; set those of one of " + codes() + ".");
            case 1 -> open(set.getFirst(), environment);
            default ->
                new Opening.Refused("The variables of several DNS providers are set; name one of "
                        + set.stream().map(known -> known.provider().code()).collect(Collectors.joining(", ")) + ".");
        };
    }

    private static boolean isMeant(Provider provider, Environment values) {
        List<Variable> required = provider.variables().stream()
                .filter(variable -> variable.need() == Need.REQUIRED)
                .toList();
        return required.isEmpty()
                ? provider.variables().stream().anyMatch(values::has)
                : required.stream().anyMatch(values::has);
    }

    private static String codes() {
        return providers().stream().map(Provider::code).collect(Collectors.joining(", "));
    }

    private Opening open(KnownProvider known, Map<String, String> environment) {
        try {
            return new Opening.Opened(
                    known.provider(), writer(known.opener().open(new Environment(environment), tools)));
        } catch (Unusable unusable) {
            return new Opening.Refused(unusable.sentence());
        }
    }

    /// The writer of a command, which must come from the operator's own file.
    ///
    /// @param environment of this process, of which the command gets `PATH` and `HOME`
    public DnsWriter exec(Command command, Map<String, String> environment) {
        return writer(CommandRun.of(command, environment));
    }

    private DnsWriter writer(ZoneAccess access) {
        return new CarefulWriter(access, ownership, locks);
    }

    @Override
    public void close() {
        tools.web().close();
    }
}
