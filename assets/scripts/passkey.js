// Passkeys (WebAuthn): asks the browser for a new key or a signature and sends what it gave with the page's own form.
// Without this script the page keeps its other ways in.

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const known = (box) =>
  box.dataset.known.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: decode(id) }));

const create = (box) =>
  navigator.credentials.create({
    publicKey: {
      challenge: decode(box.dataset.challenge),
      rp: { id: box.dataset.site, name: "An Lành" },
      user: {
        id: new TextEncoder().encode(box.dataset.user),
        name: box.dataset.name,
        displayName: box.dataset.name,
      },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: known(box),
      authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
      attestation: "none",
      timeout: 120000,
    },
  });

const get = (box) =>
  navigator.credentials.get({
    publicKey: {
      challenge: decode(box.dataset.challenge),
      rpId: box.dataset.site,
      allowCredentials: known(box),
      userVerification: "required",
      timeout: 120000,
    },
  });

const send = (form, credential) => {
  const { response } = credential;
  form.elements.credential.value = encode(credential.rawId);
  form.elements.client_data.value = encode(response.clientDataJSON);
  form.elements.data.value = encode(response.attestationObject ?? response.authenticatorData);
  form.elements.signature.value = response.signature ? encode(response.signature) : "";
  form.submit();
};

for (const box of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  box.hidden = false;
  const form = box.querySelector("form");
  const status = box.querySelector("[role=status]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    status.textContent = "";
    (box.dataset.passkey === "create" ? create : get)(box)
      .then((credential) => send(form, credential))
      .catch(() => { status.textContent = status.dataset.failed; });
  });
}
