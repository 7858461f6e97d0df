package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sealpost.real.CertificateAuthority.KeyAndChain;

/// nginx: one listener for all policy hosts, told apart by SNI, and plain HTTP that leads to it.
final class NginxServer implements AutoCloseable {
    private final LoopbackPort https = LoopbackPort.free();
    private final LoopbackPort http = LoopbackPort.free();
    private final ChildProcess process;
    private final CertificateAuthority authority;
    private final LoopbackPort endless;

    NginxServer(Path folder, Path log, List<RealDomain> domains, CertificateAuthority authority, LoopbackPort endless)
            throws IOException {
        this.authority = authority;
        this.endless = endless;
        var configuration = new StringBuilder(configuration(https.number(), http.number()));
        for (RealDomain domain : domains) {
            Path file = folder.resolve(domain.name()).resolve(".well-known/mta-sts.txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, domain.policy());
            configuration.append(server(folder, domain));
        }
        Files.writeString(folder.resolve("nginx.conf"), configuration.append("}\n"));
        process = ChildProcess.start(
                folder,
                log,
                "start worker process ",
                "nginx",
                "-p",
                folder.toString(),
                "-c",
                "nginx.conf",
                "-e",
                "stderr",
                "-g",
                "daemon off;");
    }

    private String server(Path folder, RealDomain domain) throws IOException {
        KeyAndChain certificate = certificate(domain);
        return """
                server {
                    listen 127.0.0.1:%1$d ssl;
                    server_name %2$s;
                    ssl_certificate %3$s;
                    ssl_certificate_key %4$s;
                    root %5$s;
                    location = /.well-known/mta-sts.txt { %6$s }
                }
                """.formatted(
                        https.number(),
                        domain.policyHostName(),
                        certificate.chain(),
                        certificate.key(),
                        folder.resolve(domain.name()),
                        answer(domain));
    }

    private KeyAndChain certificate(RealDomain domain) throws IOException {
        String host = domain.policyHostName();
        return switch (domain.policyHost()) {
            case SOUND, REDIRECTS, NEVER_ENDS -> authority.issue(host);
            case CERTIFICATE_EXPIRED -> authority.issueExpired(host);
            case CERTIFICATE_WITH_COMMON_NAME_ONLY -> authority.issueWithCommonNameOnly(host);
        };
    }

    private String answer(RealDomain domain) {
        return switch (domain.policyHost()) {
            case SOUND, CERTIFICATE_EXPIRED, CERTIFICATE_WITH_COMMON_NAME_ONLY -> "";
            // Where it leads there is a policy, so whoever follows is caught.
            case REDIRECTS -> "return 301 https://mta-sts.healthy.test/.well-known/mta-sts.txt;";
            case NEVER_ENDS -> "proxy_pass http://" + endless + "; proxy_buffering off;";
        };
    }

    LoopbackPort https() {
        return https;
    }

    LoopbackPort http() {
        return http;
    }

    private static String configuration(int https, int http) {
        return """
            user root;
            worker_processes 1;
            pid nginx.pid;
            error_log stderr notice;
            events { worker_connections 256; }
            http {
                access_log access.log;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                default_type text/plain;
                ssl_protocols TLSv1.2 TLSv1.3;
                server {
                    listen 127.0.0.1:%1$d ssl default_server;
                    ssl_reject_handshake on;
                }
                server {
                    listen 127.0.0.1:%2$d default_server;
                    return 301 https://$host$request_uri;
                }
            """.formatted(https, http);
    }

    @Override
    public void close() {
        process.close();
    }
}
