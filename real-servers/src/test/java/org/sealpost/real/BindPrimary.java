package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// BIND, updated with a key.
final class BindPrimary implements Primary {
    private final LoopbackPort port = LoopbackPort.free();
    private final ChildProcess process;

    BindPrimary(Path folder, Path log) throws IOException {
        Files.writeString(folder.resolve("zone"), Primary.zoneFile());
        Files.writeString(folder.resolve("named.conf"), configuration(folder, port.number()));
        process = ChildProcess.start(folder, log, "running", "named", "-g", "-n", "1", "-c", "named.conf");
    }

    private static String configuration(Path folder, int port) {
        return """
            options {
                directory "%1$s";
                listen-on port %2$d { 127.0.0.1; };
                listen-on-v6 { none; };
                recursion no;
                dnssec-validation no;
                pid-file none;
                lock-file none;
                session-keyfile none;
                managed-keys-directory "%1$s";
                allow-transfer { none; };
            };
            controls { };
            key "%3$s" { algorithm hmac-sha256; secret "%4$s"; };
            key "%5$s" { algorithm hmac-sha256; secret "%6$s"; };
            zone "writers.test" { type primary; file "zone"; allow-update { key "%3$s"; }; };
            """.formatted(folder, port, KEY, SECRET, OTHER_KEY, OTHER_SECRET);
    }

    @Override
    public LoopbackPort port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
