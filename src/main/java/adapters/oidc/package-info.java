/** Sign-in by an identity provider that speaks OpenID Connect. */
@NullMarked
package adapters.oidc;

import org.jspecify.annotations.NullMarked;
