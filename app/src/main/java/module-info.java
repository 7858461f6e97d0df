import org.jspecify.annotations.NullMarked;

/// The program: subcommands, renderers, settings and wiring; the only `main`, the only printing and the only real
/// clock.
@NullMarked
// What measures the program is compiled after it.
@SuppressWarnings("module")
module org.sealpost.app {
    requires com.github.kagkarlsson.scheduler;
    requires com.ibm.icu;
    requires com.nimbusds.jose.jwt;
    requires com.zaxxer.hikari;
    requires io.github.bucket4j.core;
    requires gg.jte.runtime;
    requires info.picocli;
    requires io.opentelemetry.api;
    requires io.opentelemetry.exporter.otlp;
    requires io.opentelemetry.sdk.common;
    requires io.opentelemetry.sdk.trace;
    requires io.nayuki.qrcodegen;
    requires java.logging;
    requires java.net.http;
    requires java.xml;
    requires org.bouncycastle.provider;
    requires static org.jspecify;
    requires org.eclipse.jetty.server;
    requires org.sealpost.check;
    requires org.sealpost.fleet;
    requires org.sealpost.host;
    requires org.sealpost.lab;
    requires org.sealpost.observe;
    requires org.postgresql.jdbc;
    requires org.sealpost.protocol;
    requires org.sealpost.publish;
    requires org.sealpost.reports;
    requires org.snakeyaml.engine;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires tools.jackson.core;

    exports org.sealpost.app.check to
            org.sealpost.bench;
    exports org.sealpost.app.render to
            org.sealpost.bench;
    exports org.sealpost.app.reports to
            org.sealpost.bench;
    exports org.sealpost.app.store to
            org.sealpost.bench;
    exports org.sealpost.app.watch to
            org.sealpost.bench;

    opens org.sealpost.app.command to
            info.picocli;

    uses org.jspecify.annotations.NullMarked;
}
