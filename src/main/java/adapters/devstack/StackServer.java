package adapters.devstack;

/** The servers that a local stack can hold; a test that stops one of them alone gives each its own stack. */
public enum StackServer {
    POSTGRES,
    KAFKA
}
