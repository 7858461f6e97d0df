import org.jspecify.annotations.NullMarked;

/// Measurements. Each class is a program of its own; `docs/performance.md` has the commands and what they said.
@NullMarked
module org.sealpost.bench {
    requires apache.jdkim.library;
    requires embedded.postgres;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires java.management;
    requires java.net.http;
    requires java.sql;
    requires jdk.management;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static org.jspecify;
    requires org.sealpost.app;
    requires org.sealpost.check;
    requires org.sealpost.fleet;
    requires org.sealpost.host;
    requires org.sealpost.lab;
    requires org.sealpost.observe;
    requires org.sealpost.protocol;
    requires org.sealpost.reports;
}
