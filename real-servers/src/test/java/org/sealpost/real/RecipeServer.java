package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sealpost.real.CertificateAuthority.KeyAndChain;

/// A web server with the file that `sealpost generate` made for it. In that file nothing is changed but where
/// it listens, where its certificate is and where the policy lies; what does not stand in it cannot be changed,
/// which is an error.
final class RecipeServer implements AutoCloseable {
    private final LoopbackPort port = LoopbackPort.free();
    private final Path folder;
    private final Path log;
    private final ChildProcess process;

    /// @param folder of its own, which everybody may enter
    /// @param recipe the file as it was made
    /// @param policies where the policy lies
    RecipeServer(Kind kind, Path folder, Path recipe, String host, Path policies, KeyAndChain certificate)
            throws IOException {
        this.folder = folder;
        this.log = folder.resolve("server.log");
        String text = Files.readString(recipe);
        if (text.contains("/srv/mta-sts/" + host)) {
            text = replaced(text, "/srv/mta-sts/" + host, policies.toString());
        }
        process = switch (kind) {
            case NGINX -> nginx(withCertificate(text, host, certificate));
            case APACHE -> apache(withCertificate(text, host, certificate));
            case CADDY -> caddy(text, host, certificate);
        };
    }

    /// Which server it is.
    enum Kind {
        NGINX,
        APACHE,
        CADDY
    }

    LoopbackPort port() {
        return port;
    }

    /// Beside the site stand those that lead everybody elsewhere, as they do on many servers.
    private ChildProcess nginx(String text) throws IOException {
        String site =
                replaced(replaced(text, "listen 443 ssl;", "listen " + port + " ssl;"), "listen [::]:443 ssl;", "");
        if (site.contains("listen 80;")) {
            site = replaced(replaced(site, "listen 80;", "listen " + LoopbackPort.free() + ";"), "listen [::]:80;", "");
        }
        Files.writeString(folder.resolve("site.conf"), site);
        Files.writeString(folder.resolve("nginx.conf"), """
                user root;
                worker_processes 1;
                pid nginx.pid;
                error_log stderr notice;
                events { worker_connections 64; }
                http {
                    access_log access.log;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include /etc/nginx/mime.types;
                    server {
                        listen %s ssl default_server;
                        ssl_reject_handshake on;
                        return 301 https://www.example.org$request_uri;
                    }
                    include site.conf;
                }
                """.formatted(port));
        return ChildProcess.start(
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

    private ChildProcess apache(String text) throws IOException {
        Files.writeString(
                folder.resolve("site.conf"),
                replaced(text, "<VirtualHost *:443>", "<VirtualHost *:" + port.number() + ">"));
        var modules = new StringBuilder();
        for (String name : List.of("mpm_event", "authz_core", "ssl", "rewrite", "proxy", "proxy_http")) {
            modules.append("LoadModule " + name + "_module /usr/lib/apache2/modules/mod_" + name + ".so\n");
        }
        Files.writeString(folder.resolve("apache.conf"), """
                %sServerRoot %s
                ServerName localhost
                DefaultRuntimeDir %2$s
                PidFile %2$s/pid
                User www-data
                Group www-data
                Listen %s
                ErrorLog /dev/stderr
                <Directory />
                    Require all denied
                </Directory>
                Include %2$s/site.conf
                """.formatted(modules, folder, port));
        return ChildProcess.start(
                folder,
                log,
                "resuming normal operations",
                "apache2",
                "-f",
                folder.resolve("apache.conf").toString(),
                "-DFOREGROUND");
    }

    private ChildProcess caddy(String text, String host, KeyAndChain certificate) throws IOException {
        String site = replaced(
                text,
                "\n" + host + " {\n",
                "\n" + host + ":" + port.number() + " {\n\tbind 127.0.0.1\n\ttls " + certificate.chain() + " "
                        + certificate.key() + "\n");
        Files.writeString(folder.resolve("Caddyfile"), "{\n\tadmin off\n\tauto_https disable_redirects\n}\n" + site);
        return ChildProcess.start(
                folder,
                log,
                "serving initial configuration",
                "env",
                "HOME=" + folder,
                "XDG_DATA_HOME=" + folder,
                "XDG_CONFIG_HOME=" + folder,
                "caddy",
                "run",
                "--config",
                folder.resolve("Caddyfile").toString(),
                "--adapter",
                "caddyfile");
    }

    private static String withCertificate(String text, String host, KeyAndChain certificate) {
        String chain = replaced(
                text,
                "/etc/letsencrypt/live/" + host + "/fullchain.pem",
                certificate.chain().toString());
        return replaced(
                chain,
                "/etc/letsencrypt/live/" + host + "/privkey.pem",
                certificate.key().toString());
    }

    private static String replaced(String text, String old, String replacement) {
        if (!text.contains(old)) {
            throw new IllegalStateException("no " + old + " in the recipe");
        }
        return text.replace(old, replacement);
    }

    /// What the server wrote, for a test that fails.
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.close();
    }
}
