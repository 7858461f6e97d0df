import org.jspecify.annotations.NullMarked;

/// Changing: what is to be published is made, planned, shown, applied in the safe order and verified. Knows no
/// database: it declares interfaces, and the program connects them.
@NullMarked
module org.sealpost.publish {
    requires org.dnsjava;
    requires transitive org.sealpost.check;
    requires transitive org.sealpost.protocol;
    requires transitive org.sealpost.observe;
    requires static transitive org.jspecify;
    requires java.net.http;
    requires java.xml;
    requires tools.jackson.core;

    exports org.sealpost.publish.apply;
    exports org.sealpost.publish.cache;
    exports org.sealpost.publish.dns.provider;
    exports org.sealpost.publish.dns;
    exports org.sealpost.publish.drift;
    exports org.sealpost.publish.emit;
    exports org.sealpost.publish.generate;
    exports org.sealpost.publish.plan;
    exports org.sealpost.publish.recipe;
    exports org.sealpost.publish.rollout;
    exports org.sealpost.publish;
}
