package org.sealpost.host.edge;

import io.netty.handler.ssl.util.SimpleKeyManagerFactory;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.ManagerFactoryParameters;

/// Gives out the keys that it was given.
final class IdentityKeyFactory extends SimpleKeyManagerFactory {
    private final IdentityKeys keys;

    IdentityKeyFactory(IdentityKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void engineInit(KeyStore store, char[] password) {
        // They are there already.
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {
        // They are there already.
    }

    @Override
    protected KeyManager[] engineGetKeyManagers() {
        return new KeyManager[] {keys};
    }
}
