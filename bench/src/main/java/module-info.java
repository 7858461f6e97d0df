import org.jspecify.annotations.NullMarked;

/// Measurements. Each class is a program of its own; `docs/performance.md` has the commands and what they said.
@NullMarked
module org.sealpost.bench {
    requires apache.jdkim.library;
    requires embedded.postgres;
    requires java.management;
    requires java.sql;
    requires jdk.management;
    requires static org.jspecify;
    requires org.sealpost.app;
    requires org.sealpost.check;
    requires org.sealpost.lab;
    requires org.sealpost.observe;
    requires org.sealpost.protocol;
    requires org.sealpost.reports;
}
