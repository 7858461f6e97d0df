package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// PowerDNS over SQLite, by its HTTP API and by updates with a key.
final class PowerDnsPrimary implements Primary {
    private static final String SCHEMA = "/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql";
    private static final String API_KEY = "an-api-key-of-the-tests";

    private final LoopbackPort port = LoopbackPort.free();
    private final LoopbackPort api = LoopbackPort.free();
    private final ChildProcess process;

    PowerDnsPrimary(Path folder, Path log) throws IOException {
        Files.writeString(folder.resolve("pdns.conf"), configuration(folder, port.number(), api.number()));
        Files.writeString(folder.resolve("zone"), Primary.zoneFile());
        Tool.run(folder, "sqlite3", "pdns.sqlite3", ".read " + SCHEMA);
        pdnsutil(folder, "load-zone", ZONE, "zone");
        pdnsutil(folder, "import-tsig-key", KEY, "hmac-sha256", SECRET);
        pdnsutil(folder, "import-tsig-key", OTHER_KEY, "hmac-sha256", OTHER_SECRET);
        pdnsutil(folder, "set-meta", ZONE, "TSIG-ALLOW-DNSUPDATE", KEY);
        process = ChildProcess.start(
                folder, log, "Done launching threads", "pdns_server", "--config-dir=" + folder, "--daemon=no");
    }

    private static void pdnsutil(Path folder, String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "pdnsutil";
        command[1] = "--config-dir=" + folder;
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Tool.run(folder, command);
    }

    private static String configuration(Path folder, int port, int api) {
        return """
            launch=gsqlite3
            gsqlite3-database=%1$s/pdns.sqlite3
            gsqlite3-dnssec=yes
            socket-dir=%1$s
            local-address=127.0.0.1
            local-port=%2$d
            guardian=no
            cache-ttl=0
            query-cache-ttl=0
            negquery-cache-ttl=0
            zone-cache-refresh-interval=0
            dnsupdate=yes
            allow-dnsupdate-from=127.0.0.1
            api=yes
            api-key=%4$s
            webserver=yes
            webserver-address=127.0.0.1
            webserver-port=%3$d
            webserver-allow-from=127.0.0.1
            security-poll-suffix=
            """.formatted(folder, port, api, API_KEY);
    }

    @Override
    public LoopbackPort port() {
        return port;
    }

    /// The variables for the HTTP API.
    Map<String, String> apiEnvironment() {
        return Map.of("PDNS_API_URL", "http://" + api, "PDNS_API_KEY", API_KEY);
    }

    @Override
    public void close() {
        process.close();
    }
}
