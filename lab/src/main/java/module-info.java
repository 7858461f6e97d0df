import org.jspecify.annotations.NullMarked;

/// The small internet: a signed DNS tree, policy hosts and mail servers on loopback sockets in this process, every
/// fault by name. A domain in it is a *world*, a folder below `worlds/`.
@NullMarked
module org.sealpost.lab {
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.tls;
    requires org.dnsjava;
    requires org.snakeyaml.engine;
    requires transitive org.sealpost.protocol;
    requires static transitive org.jspecify;

    exports org.sealpost.lab;
    exports org.sealpost.lab.reply;
    exports org.sealpost.lab.world;

    uses org.jspecify.annotations.NullMarked;
}
