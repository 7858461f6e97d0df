package org.sealpost.lab.plan;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.lab.dns.NameServerPlan;
import org.sealpost.lab.mail.MailPlan;
import org.sealpost.lab.mail.MailPlan.Point;
import org.sealpost.lab.net.Connect;
import org.sealpost.lab.tls.CertificateKind;
import org.sealpost.lab.tls.CertificatePlan;
import org.sealpost.lab.tls.Staple;
import org.sealpost.lab.tls.TlsFault;
import org.sealpost.lab.tls.TlsPlan;
import org.sealpost.lab.web.WebPlan;
import org.sealpost.lab.world.Family;
import org.sealpost.protocol.Octets;

/// Reads the servers of a world: each host is a mapping, and each entry of its `addresses` stands over that
/// mapping.
final class HostReader {
    private static final Duration USUAL_INTERVAL = Duration.ofMillis(20);

    private final String domain;
    private final Function<String, Octets> file;

    /// @param domain the domain that relative names belong to
    /// @param file the files of the world, by name
    HostReader(String domain, Function<String, Octets> file) {
        this.domain = domain;
        this.file = file;
    }

    /// @param policy what it serves, unless it names a file
    WebHost web(String name, Settings settings, Octets policy) {
        boolean shared = settings.flag("shared", false);
        return new WebHost(absolute(name), shared, addresses(settings, s -> webPlan(s, policy)));
    }

    MailHost mail(Settings settings, int usualPreference, String usualName) {
        String name = absolute(settings.text("name", usualName));
        int preference = settings.number("preference", usualPreference);
        boolean published = settings.flag("published", true);
        if (!name.equals(domain) && !name.endsWith("." + domain)) {
            settings.finish();
            return new MailHost(name, preference, published, List.of(), List.of());
        }
        List<String> tlsa = settings.texts("tlsa").orElse(List.of());
        return new MailHost(name, preference, published, addresses(settings, s -> mailPlan(s, name)), tlsa);
    }

    NameServerHost nameServer(Settings settings) {
        String name = absolute(settings.text("name").orElseThrow(() -> settings.fault("name", "a name is missing")));
        boolean published = settings.flag("published", true);
        boolean delegated = settings.flag("delegated", published);
        boolean ours = name.equals(domain) || name.endsWith("." + domain);
        if (!settings.flag("addressed", ours)) {
            settings.finish();
            return new NameServerHost(name, published, delegated, List.of());
        }
        return new NameServerHost(name, published, delegated, addresses(settings, HostReader::nameServerPlan));
    }

    private static NameServerPlan nameServerPlan(Settings settings) {
        return new NameServerPlan(
                settings.word("behaviour", NameServerPlan.Behaviour.class, NameServerPlan.Behaviour.SOUND),
                settings.text("records", ""),
                settings.texts("without").orElse(List.of()),
                settings.has("serial") ? Optional.of((long) settings.number("serial", 0)) : Optional.empty());
    }

    /// The whole name of `name`, which is relative to the domain unless it ends with a dot.
    String absolute(String name) {
        if (name.equals("@")) {
            return domain;
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name + "." + domain;
    }

    private static <P> List<AddressPlan<P>> addresses(Settings host, Function<Settings, P> plan) {
        List<AddressPlan<P>> result = new ArrayList<>();
        Optional<List<Settings>> addresses = host.sections("addresses", true);
        for (Settings settings : addresses.orElse(List.of(host))) {
            Optional<InetAddress> fixed = settings.text("address").map(text -> {
                try {
                    return InetAddress.ofLiteral(text);
                } catch (IllegalArgumentException e) {
                    throw settings.fault("address", "'" + text + "' is no address");
                }
            });
            Family family = settings.word(
                    "family",
                    Family.class,
                    fixed.filter(Inet6Address.class::isInstance).isPresent() ? Family.IPV6 : Family.IPV4);
            result.add(new AddressPlan<>(family, fixed, plan.apply(settings)));
            settings.finish();
        }
        host.finish();
        return result;
    }

    private WebPlan webPlan(Settings settings, Octets policy) {
        Map<String, String> headers = new LinkedHashMap<>();
        String type = settings.text("content-type", "text/plain");
        if (!type.equals("none")) {
            headers.put("Content-Type", type);
        }
        settings.text("location").ifPresent(location -> headers.put("Location", location));
        settings.section("headers")
                .ifPresent(section -> section.keys().forEach(key -> headers.put(key, section.text(key, ""))));
        var response = new WebPlan.Response(
                settings.number("status", 200),
                headers,
                settings.text("file").map(file).orElse(policy),
                settings.word("framing", WebPlan.Framing.class, WebPlan.Framing.LENGTH),
                settings.word("fault", WebPlan.Fault.class, WebPlan.Fault.NONE),
                settings.duration("interval").orElse(USUAL_INTERVAL));
        return new WebPlan(
                settings.word("connect", Connect.class, Connect.OPEN),
                tls(settings),
                settings.word("plain", WebPlan.Plain.class, WebPlan.Plain.NONE),
                response,
                settings.texts("paths").orElse(List.of(WebPlan.POLICY_PATH)));
    }

    private static MailPlan mailPlan(Settings settings, String name) {
        List<String> starttls = settings.texts("starttls").orElse(List.of("220 2.0.0 Ready to start TLS"));
        boolean known = !starttls.equals(List.of("absent"));
        boolean offered = settings.flag("offered", known);
        List<String> keywords = settings.texts("extensions").orElse(List.of("PIPELINING", "SIZE 10485760", "8BITMIME"));
        var script = new MailPlan.Script(
                settings.texts("banner").orElse(List.of("220 " + name + " ESMTP")),
                settings.texts("ehlo").orElseGet(() -> ehlo(name, keywords, offered)),
                known ? starttls : List.of(),
                settings.texts("injected").orElse(List.of()),
                settings.texts("ehlo-after-tls").orElseGet(() -> ehlo(name, keywords, false)),
                settings.texts("quit").orElse(List.of("221 2.0.0 Bye")));
        Optional<Point> closeAfter = settings.has("close-after")
                ? Optional.of(settings.word("close-after", Point.class, Point.BANNER))
                : Optional.empty();
        return new MailPlan(
                name,
                settings.word("connect", Connect.class, Connect.OPEN),
                script,
                tls(settings),
                closeAfter,
                settings.duration("interval").orElse(Duration.ZERO));
    }

    private static List<String> ehlo(String name, List<String> keywords, boolean offered) {
        List<String> words = new ArrayList<>(List.of(name));
        words.addAll(keywords);
        if (offered) {
            words.add("STARTTLS");
        }
        List<String> lines = new ArrayList<>();
        for (String word : words) {
            lines.add((lines.size() + 1 == words.size() ? "250 " : "250-") + word);
        }
        return lines;
    }

    private static TlsPlan tls(Settings settings) {
        var certificate = new CertificatePlan(
                settings.word("certificate", CertificateKind.class, CertificateKind.HEALTHY),
                settings.texts("certificate-names").orElse(List.of()));
        return new TlsPlan(
                settings.word("tls", TlsFault.class, TlsFault.NONE),
                certificate,
                settings.flag("sni-needed", false),
                settings.word("staple", Staple.class, Staple.NONE));
    }
}
