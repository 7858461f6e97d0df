package org.sealpost.publish.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.generate.Draft;

/// A place that can serve a policy over HTTPS. Its files lie as templates in the folder of its word; each says in its
/// remarks what goes wrong there.
public enum Target {
    NGINX("mta-sts.conf"),
    APACHE("mta-sts.conf"),
    CADDY("Caddyfile"),
    /// RFC 8461 §8.2: our server answers as the policy host and asks the host that has the policy.
    REVERSE_PROXY("nginx.conf", "apache.conf", "Caddyfile"),
    CLOUDFLARE_WORKER("wrangler.jsonc", "worker.js"),
    CLOUDFLARE_PAGES("README.md", "public/_headers", "public/404.html", Target.PUBLIC),
    GITHUB_PAGES("README.md", "CNAME", ".nojekyll", "404.html", Target.POLICY),
    S3_CLOUDFRONT("main.tf", "publish.sh", Target.POLICY),
    API_GATEWAY("main.tf"),
    AZURE_STATIC_WEB_APPS("README.md", "staticwebapp.config.json", "index.html", Target.POLICY),
    AZURE_FUNCTION("README.md", "host.json", "package.json", "src/policy.js"),
    NETLIFY("netlify.toml", "public/404.html", Target.PUBLIC),
    VERCEL("vercel.json", "README.md", "public/404.html", Target.PUBLIC),
    /// Our own policy server.
    SEALPOST_HOST("README.md", "policies/@DOMAIN@/mta-sts.txt");

    static final String POLICY = ".well-known/mta-sts.txt";
    static final String PUBLIC = "public/" + POLICY;

    /// Paths, with blanks between.
    private final String files;

    Target(String... files) {
        this.files = String.join(" ", files);
    }

    /// Such as `github-pages`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Target> of(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /// Everything that this place needs, ready to be used; the policy itself is among it where the place wants it in
    /// a file.
    public List<ReadyFile> files(Draft draft) {
        var blanks = Blanks.of(draft);
        return Arrays.stream(files.split(" ", -1))
                .map(path -> path.endsWith("mta-sts.txt")
                        ? ReadyFile.of(blanks.filled(path), draft.policy().render())
                        : template(path, blanks))
                .toList();
    }

    private ReadyFile template(String path, Blanks blanks) {
        // A file whose name begins with a dot would be lost on its way into a jar by some tools.
        String resource = word() + "/" + path.replace("/", "_").replaceFirst("^\\.", "dot-");
        return new ReadyFile(path, blanks.filled(Template.read(resource)), path.endsWith(".sh"));
    }

    @Override
    public String toString() {
        return word();
    }
}
