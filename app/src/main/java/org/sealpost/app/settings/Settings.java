package org.sealpost.app.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was set by variables and by the settings file, by the name of the option without its hyphens. A
/// variable goes before the file, and an option on the command line before both.
public record Settings(Map<String, Setting> byKey) {
    /// What can be set. Each is the name of an option.
    public static final List<String> KEYS = List.of(
            "acme",
            "acme-ca-file",
            "acme-contact",
            "acme-dns",
            "acme-dns-for",
            "acme-http",
            "address",
            "allow-private",
            "behind-http-proxy",
            "behind-tls-proxy",
            "ca-file",
            "cacheable",
            "cert",
            "checks-per-minute",
            "connect-map",
            "connections-per-source",
            "data",
            "database",
            "dkim-selector",
            "dns",
            "edge",
            "folder",
            "format",
            "give-up-after",
            "helo",
            "host-https",
            "host-metrics",
            "host-name",
            "host-zone",
            "http",
            "http-challenge",
            "https",
            "https-port",
            "imap",
            "imap-ca-file",
            "imap-every",
            "imap-password-file",
            "imap-then",
            "keep-alerts",
            "keep-checks",
            "keep-history",
            "ipv4",
            "ipv6",
            "keep-mails",
            "keep-reports",
            "key",
            "lmtp",
            "log-format",
            "log-requests",
            "mail-ca-file",
            "mail-from",
            "mail-password-file",
            "mail-server",
            "metrics",
            "no-history",
            "oidc-ca-file",
            "oidc-client",
            "oidc-issuer",
            "oidc-secret-file",
            "older-sealing-key",
            "otlp",
            "own-zone",
            "pages",
            "parts",
            "path",
            "private-channels",
            "proxy",
            "public-host",
            "public-resolver",
            "quota-domain",
            "quota-reporter-day",
            "quota-source",
            "resolver",
            "rua",
            "sealing-key",
            "sealing-key-command",
            "server",
            "smtp",
            "smtp-port",
            "source-address",
            "threshold",
            "timeout",
            "token-file",
            "trust-ad",
            "trust-anchor",
            "trust-authserv-id",
            "trusted-proxy",
            "trusted-relay",
            "web-proxy");

    /// What can be set in the operator's file alone, and by no option or variable: what is run or called.
    public static final List<String> OF_THE_FILE =
            List.of("dns-command", "dns-command-limit", "dns-command-variables", "dns-webhook");

    public Settings {
        byKey = Map.copyOf(byKey);
    }

    /// @throws org.sealpost.app.exit.Refusal 78 when a key is unknown or the file cannot be read
    public static Settings load(SettingPlaces places, Optional<String> configOption) {
        var byKey = new HashMap<String, Setting>();
        places.file(configOption).ifPresent(file -> byKey.putAll(YamlFile.read(file, places.name(file))));
        byKey.putAll(Variables.read(places.variables()));
        return new Settings(byKey);
    }

    public Optional<Setting> lookup(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
