package org.sealpost.publish.dns.provider;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.dns.ZoneAccess;
import org.sealpost.publish.dns.hook.Webhook;
import org.sealpost.publish.dns.provider.Environment.Unusable;
import org.sealpost.publish.dns.update.TsigKey;
import org.sealpost.publish.dns.update.UpdateAccess;
import org.sealpost.publish.dns.update.UpdateServer;
import org.sealpost.publish.dns.web.Cloudflare;
import org.sealpost.publish.dns.web.Credentials;
import org.sealpost.publish.dns.web.DeSec;
import org.sealpost.publish.dns.web.DigitalOcean;
import org.sealpost.publish.dns.web.Gandi;
import org.sealpost.publish.dns.web.Hetzner;
import org.sealpost.publish.dns.web.PowerDns;
import org.sealpost.publish.dns.web.Route53;
import org.sealpost.publish.dns.web.Web;

/// Each provider with the way to open it: a further one is a further entry.
record KnownProvider(Provider provider, Opener opener) {
    static final List<KnownProvider> ALL = List.of(
            update(), powerDns(), cloudflare(), route53(), hetzner(), deSec(), digitalOcean(), gandi(), webhook());

    private static KnownProvider of(
            String code, List<String> others, String title, boolean atomic, Opener opener, Variable... variables) {
        return new KnownProvider(new Provider(code, others, title, atomic, List.of(variables)), opener);
    }

    private static KnownProvider update() {
        var server = Variable.required(
                "DNSUPDATE_NAMESERVER", "the primary server of the zones, host or host:port", "RFC2136_NAMESERVER");
        var key = Variable.optional("DNSUPDATE_TSIG_KEY", "the name of the TSIG key", "RFC2136_TSIG_KEY");
        var secret = Variable.optionalSecret(
                "DNSUPDATE_TSIG_SECRET", "the secret of the TSIG key in base64", "RFC2136_TSIG_SECRET");
        var algorithm = Variable.optional(
                "DNSUPDATE_TSIG_ALGORITHM",
                "the algorithm of the TSIG key, otherwise hmac-sha256",
                "RFC2136_TSIG_ALGORITHM");
        var file = Variable.optional(
                "DNSUPDATE_TSIG_FILE", "a file with the TSIG key as tsig-keygen writes it", "RFC2136_TSIG_FILE");
        var zones = Variable.optional(
                "DNSUPDATE_ZONES", "the zones of the server, with commas between; otherwise they are found by SOA");
        Opener opener = (environment, tools) -> {
            UpdateServer at = UpdateServer.read(environment.required(server))
                    .orElseThrow(() -> new Unusable(server.name() + " is neither a host nor host:port; correct it."));
            return new UpdateAccess(
                    at,
                    key(environment, key, secret, algorithm, file),
                    zones(environment.value(zones)),
                    tools.dialer(),
                    tools.clock());
        };
        return of(
                "dnsupdate",
                List.of("rfc2136"),
                "DNS UPDATE (BIND, Knot, PowerDNS and others)",
                true,
                opener,
                server,
                key,
                secret,
                algorithm,
                file,
                zones);
    }

    private static Optional<TsigKey> key(
            Environment environment, Variable key, Variable secret, Variable algorithm, Variable file) throws Unusable {
        Optional<String> path = environment.value(file);
        if (path.isPresent()) {
            return Optional.of(usable(TsigKey.readFile(Environment.file(file.name(), path.get())), file));
        }
        if (!environment.has(key) && !environment.has(secret)) {
            return Optional.empty();
        }
        return Optional.of(usable(
                TsigKey.read(
                        environment.required(key),
                        environment.value(algorithm).orElse("hmac-sha256"),
                        environment.required(secret)),
                key));
    }

    private static TsigKey usable(TsigKey.Read read, Variable from) throws Unusable {
        return switch (read) {
            case TsigKey.Read.Usable(TsigKey key) -> key;
            case TsigKey.Read.Unusable(String why) ->
                throw new Unusable("The TSIG key of " + from.name() + " cannot be used: " + why + "; correct it.");
        };
    }

    private static List<DomainName> zones(Optional<String> text) throws Unusable {
        List<DomainName> zones = new ArrayList<>();
        for (String each : text.map(all -> all.split(",", -1)).orElse(new String[0])) {
            zones.add(DomainName.ofWire(each.strip())
                    .orElseThrow(() ->
                            new Unusable("DNSUPDATE_ZONES has something that is no domain name; correct" + " it.")));
        }
        return zones;
    }

    private static KnownProvider powerDns() {
        var url = Variable.required("PDNS_API_URL", "the address of the API, such as http://127.0.0.1:8081");
        var key = Variable.secret("PDNS_API_KEY", "the API key");
        var server = Variable.optional("PDNS_SERVER_NAME", "the server as its API calls it, otherwise localhost");
        Opener opener = (environment, tools) -> {
            String name = environment.value(server).orElse("localhost");
            if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
                throw new Unusable("PDNS_SERVER_NAME is no name of a server; leave it out for localhost.");
            }
            return new PowerDns(environment.url(url, Optional.empty()), name, environment.required(key), tools.web());
        };
        return of("pdns", List.of("powerdns"), "PowerDNS", false, opener, url, key, server);
    }

    private static KnownProvider cloudflare() {
        var token = Variable.optionalSecret(
                "CLOUDFLARE_DNS_API_TOKEN",
                "an API token that may edit DNS, and read zones unless there is another for that",
                "CF_DNS_API_TOKEN");
        var zoneToken = Variable.optionalSecret(
                "CLOUDFLARE_ZONE_API_TOKEN", "an API token that may read zones", "CF_ZONE_API_TOKEN");
        var email = Variable.optional("CLOUDFLARE_EMAIL", "the account of the global API key", "CF_API_EMAIL");
        var key = Variable.optionalSecret(
                "CLOUDFLARE_API_KEY", "the global API key, which may do everything", "CF_API_KEY");
        var url = Variable.optional("CLOUDFLARE_BASE_URL", "another address of the API");
        Opener opener = (environment, tools) -> {
            URI base = environment.url(url, Optional.of("https://api.cloudflare.com/client/v4"));
            Optional<String> dns = environment.value(token);
            if (dns.isPresent()) {
                String zones = environment.value(zoneToken).orElse(dns.get());
                return new Cloudflare(
                        base,
                        Credentials.authorization("Bearer", zones),
                        Credentials.authorization("Bearer", dns.get()),
                        tools.web());
            }
            if (!environment.has(email) || !environment.has(key)) {
                throw new Unusable("Cloudflare needs CLOUDFLARE_DNS_API_TOKEN (or CF_DNS_API_TOKEN); set it to a token"
                        + " that may edit DNS and read zones.");
            }
            Credentials global = Credentials.headers(
                    Map.of("X-Auth-Email", environment.required(email), "X-Auth-Key", environment.required(key)));
            return new Cloudflare(base, global, global, tools.web());
        };
        return of("cloudflare", List.of(), "Cloudflare", false, opener, token, zoneToken, email, key, url);
    }

    private static KnownProvider route53() {
        var id = Variable.required("AWS_ACCESS_KEY_ID", "the id of an access key; profiles and roles are not read");
        var secret = Variable.secret("AWS_SECRET_ACCESS_KEY", "the secret of the access key");
        var session = Variable.optionalSecret("AWS_SESSION_TOKEN", "the token of temporary credentials");
        var zone = Variable.optional("AWS_HOSTED_ZONE_ID", "the only hosted zone to be used");
        var url = Variable.optional("AWS_ENDPOINT_URL_ROUTE_53", "another address of the API");
        Opener opener = (environment, tools) -> {
            Optional<String> zoneId = environment.value(zone);
            if (zoneId.filter(each -> !each.matches("[A-Za-z0-9]{1,32}")).isPresent()) {
                throw new Unusable("AWS_HOSTED_ZONE_ID is no id such as Z1D633PJN98FT9; correct it.");
            }
            return new Route53(
                    environment.url(url, Optional.of("https://route53.amazonaws.com")),
                    new Route53.Key(environment.required(id), environment.required(secret), environment.value(session)),
                    zoneId,
                    tools.web());
        };
        return of("route53", List.of(), "Amazon Route 53", true, opener, id, secret, session, zone, url);
    }

    private static KnownProvider hetzner() {
        var token = Variable.secret(
                "HETZNER_API_TOKEN", "an API token of the Cloud Console for reading and writing", "HCLOUD_TOKEN");
        var old = Variable.optionalSecret("HETZNER_API_KEY", "the key of the former DNS Console, which is not used");
        var url = Variable.optional("HETZNER_API_URL", "another address of the API", "HCLOUD_ENDPOINT");
        Opener opener = (environment, tools) -> {
            if (!environment.has(token) && environment.has(old)) {
                throw new Unusable(
                        "HETZNER_API_KEY is for the former DNS Console; move the zone to the Cloud Console and"
                                + " set HETZNER_API_TOKEN.");
            }
            return new Hetzner(
                    environment.url(url, Optional.of("https://api.hetzner.cloud/v1")),
                    environment.required(token),
                    tools.web());
        };
        return of("hetzner", List.of("hetznercloud"), "Hetzner", false, opener, token, old, url);
    }

    private static KnownProvider deSec() {
        var url = Variable.optional("DESEC_API_URL", "another address of the API");
        return simple(
                "desec",
                "deSEC",
                Variable.secret("DESEC_TOKEN", "an API token"),
                url,
                "https://desec.io/api/v1",
                DeSec::new);
    }

    private static KnownProvider digitalOcean() {
        var url = Variable.optional("DO_API_URL", "another address of the API, with its version");
        return simple(
                "digitalocean",
                "DigitalOcean",
                Variable.secret("DO_AUTH_TOKEN", "an API token for reading and writing"),
                url,
                "https://api.digitalocean.com/v2",
                DigitalOcean::new);
    }

    private static KnownProvider gandi() {
        var url = Variable.optional("GANDIV5_API_URL", "another address of the API");
        return simple(
                "gandiv5",
                "Gandi LiveDNS",
                Variable.secret("GANDIV5_PERSONAL_ACCESS_TOKEN", "a personal access token that may manage the domain"),
                url,
                "https://api.gandi.net/v5/livedns",
                Gandi::new);
    }

    /// Makes an access from an address and a token.
    @FunctionalInterface
    private interface WithToken {
        ZoneAccess access(URI base, String token, Web web);
    }

    private static KnownProvider simple(
            String code, String title, Variable token, Variable url, String base, WithToken maker) {
        Opener opener = (environment, tools) ->
                maker.access(environment.url(url, Optional.of(base)), environment.required(token), tools.web());
        return of(code, List.of(), title, false, opener, token, url);
    }

    private static KnownProvider webhook() {
        var endpoint = Variable.required("HTTPREQ_ENDPOINT", "the address of the webhook");
        var user = Variable.optional("HTTPREQ_USERNAME", "the user for basic authentication");
        var password = Variable.optionalSecret("HTTPREQ_PASSWORD", "the password for basic authentication");
        Opener opener = (environment, tools) -> {
            boolean named = environment.has(user) || environment.has(password);
            Credentials credentials = named
                    ? Credentials.basic(environment.required(user), environment.required(password))
                    : Credentials.none();
            return Webhook.at(environment.url(endpoint, Optional.empty()), credentials, tools.web());
        };
        return of("httpreq", List.of("webhook"), "Webhook", true, opener, endpoint, user, password);
    }
}
