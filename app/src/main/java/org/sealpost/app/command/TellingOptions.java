package org.sealpost.app.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.serve.SettingsDesk;
import org.sealpost.fleet.watch.channel.MailServer;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.dns.provider.Provider;
import org.sealpost.publish.dns.provider.Variable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// By what people are told of alerts, and what tenants are told of what the operator set up.
final class TellingOptions {
    private static final String PASSWORD = "SEALPOST_MAIL_PASSWORD";
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    /// In place of which the domain of a record comes.
    private static final String DOMAIN = "{domain}";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--mail-server",
            paramLabel = "URL",
            description = "Server that takes the mails of alerts: smtp://[USER@]HOST[:PORT] with STARTTLS, or"
                    + " smtps://…; @ in USER is written %%40. The password comes from --mail-password-file or "
                    + PASSWORD + ".")
    private Optional<String> server = Optional.empty();

    @Option(names = "--mail-from", paramLabel = "ADDRESS", description = "The sender of these mails.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--mail-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--mail-ca-file", paramLabel = "PEM", description = "Authorities to trust for that server.")
    private Optional<Path> caFile = Optional.empty();

    @Option(names = "--mail-without-tls", description = "Without TLS, on this machine alone.")
    private boolean withoutTls;

    @Option(
            names = "--private-channels",
            description = "Let the webhooks of tenants lead into private networks too, and be http.")
    private boolean toPrivate;

    @Option(
            names = "--rua",
            split = ",",
            paramLabel = "URI",
            description = "Where reports about the domains are taken, repeatable, such as mailto:tlsrpt@example.org or"
                    + " https://reports.example.org/v1/tlsrpt/{domain}; the pages tell what to publish.")
    private List<String> rua = List.of();

    @Mixin
    private OidcOptions openId = new OidcOptions();

    /// @param base where browsers reach the pages
    /// @param lab  whether the zones are those of the small internet, which can be written
    FleetDesk.Telling telling(Surroundings surroundings, Optional<String> base, boolean lab) {
        rua.forEach(TellingOptions::read);
        Optional<MailServer> mail = server.map(text -> mail(surroundings, uri(text)));
        return new FleetDesk.Telling(
                mail,
                toPrivate,
                base,
                new SettingsDesk.Operator(writers(surroundings, lab), rua, mail.isPresent()),
                openId.client(surroundings));
    }

    private static void read(String uri) {
        try {
            if (Destination.of(uri.replace(DOMAIN, "example.org")) instanceof Destination.Unusable) {
                throw new IllegalArgumentException(uri);
            }
        } catch (IllegalArgumentException none) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--rua " + Shown.quoted(uri) + " is neither mailto: and an address nor an address with https:");
        }
    }

    private MailServer mail(Surroundings surroundings, URI uri) {
        boolean implicit = uri.getScheme().equalsIgnoreCase("smtps");
        String sender = from.filter(each -> each.matches("[!-~&&[^@<>,;\"]]+@[!-~&&[^@<>,;\"]]+"))
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, "--mail-server needs --mail-from, an address such as sealpost@example.org"));
        Optional<String> user =
                Optional.ofNullable(uri.getRawUserInfo()).map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
        try {
            return new MailServer(
                    uri.getHost(),
                    uri.getPort() > 0 ? uri.getPort() : implicit ? SUBMISSIONS : SUBMISSION,
                    withoutTls
                            ? MailServer.Security.NONE
                            : implicit ? MailServer.Security.IMPLICIT : MailServer.Security.STARTTLS,
                    user,
                    user.isPresent() ? password(surroundings) : () -> "",
                    sender,
                    caFile.map(file -> NamedFile.of(surroundings, file).trust())
                            .orElseGet(Trust::system)
                            .context());
        } catch (IllegalArgumentException senseless) {
            throw new Refusal(ExitCode.USAGE, "--mail-server: " + Shown.text(String.valueOf(senseless.getMessage())));
        }
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            String user = Optional.ofNullable(uri.getRawUserInfo()).orElse("");
            if ((scheme.equals("smtp") || scheme.equals("smtps")) && uri.getHost() != null && user.indexOf(':') < 0) {
                return uri;
            }
        } catch (URISyntaxException noUri) {
            // Said below in the same words.
        }
        throw new Refusal(
                ExitCode.USAGE,
                "--mail-server is not a server such as smtp://sealpost@mail.example.org, without a password in it");
    }

    private Supplier<String> password(Surroundings surroundings) {
        if (passwordFile.isPresent()) {
            return NamedFile.of(surroundings, passwordFile.get()).secret();
        }
        String password = surroundings
                .variable(PASSWORD)
                .orElseThrow(() -> new Refusal(
                        ExitCode.CONFIGURATION,
                        "--mail-server needs a password: set " + PASSWORD + " or --mail-password-file"));
        return () -> password;
    }

    /// Who can write records, without a value of what they are let in with.
    private List<SettingsDesk.Writer> writers(Surroundings surroundings, boolean lab) {
        OperatorHooks hooks =
                OperatorHooks.read(surroundings, Optional.ofNullable(command).flatMap(SealpostCommand::config));
        List<SettingsDesk.Writer> all = new ArrayList<>();
        if (lab) {
            all.add(new SettingsDesk.Writer("The small internet", "Its own zones, by RFC 2136."));
        }
        if (hooks.command().isPresent()) {
            all.add(new SettingsDesk.Writer("A command of the operator", "By dns-command in sealpost.yaml."));
        }
        if (hooks.webhook().isPresent()) {
            all.add(new SettingsDesk.Writer("A webhook of the operator", "By dns-webhook in sealpost.yaml."));
        }
        for (Provider provider : DnsWriters.providers()) {
            List<String> set = variables(provider, surroundings.variables());
            if (!set.isEmpty()) {
                all.add(new SettingsDesk.Writer(
                        provider.title(),
                        "With what stands in " + String.join(", ", set) + ", which only the program" + " sees."));
            }
        }
        return all;
    }

    /// The variables of a provider that are set, when what it needs is among them.
    private static List<String> variables(Provider provider, Map<String, String> environment) {
        List<String> set = provider.variables().stream()
                .flatMap(variable ->
                        names(variable).filter(environment::containsKey).limit(1))
                .collect(Collectors.toList());
        boolean needed = provider.variables().stream()
                .filter(variable -> variable.need() == Variable.Need.REQUIRED)
                .allMatch(variable -> names(variable).anyMatch(environment::containsKey));
        return needed ? set : List.of();
    }

    private static Stream<String> names(Variable variable) {
        return Stream.concat(Stream.of(variable.name()), variable.others().stream());
    }
}
