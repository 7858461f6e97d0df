package org.sealpost.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;

/// What lets a shell complete commands and options. The script is picocli's; zsh reads it through what it has for
/// scripts of bash.
final class Completion {
    private static final String NAME = "sealpost";
    /// Would change what the user's own shell does elsewhere.
    private static final String FOR_THE_WHOLE_SHELL = "  setopt COMPLETE_ALIASES\n  alias compopt=complete\n";

    private Completion() {}

    /// Writes a file for bash and one for zsh, each where its shell looks below a prefix.
    static void write(Path share, CommandLine command) throws IOException {
        String script = AutoComplete.bash(NAME, command).replace("\r\n", "\n");
        Path bash = Files.createDirectories(share.resolve("bash-completion/completions"));
        Files.writeString(bash.resolve(NAME), script);
        if (!script.contains(FOR_THE_WHOLE_SHELL)) {
            throw new PackagingFault("picocli writes completion in another way; look at what zsh is given");
        }
        Path zsh = Files.createDirectories(share.resolve("zsh/site-functions"));
        Files.writeString(zsh.resolve("_" + NAME), """
                #compdef %1$s
                (( $+functions[compopt] )) || compopt() { :; }
                %2$s
                # This file is run at the first completion, and completes that by itself.
                _bash_complete -o default -F _complete_%1$s
                """.formatted(NAME, script.replace(FOR_THE_WHOLE_SHELL, "")));
    }
}
