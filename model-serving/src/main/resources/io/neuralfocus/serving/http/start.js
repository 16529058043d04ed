// No validator: it would ask a server elsewhere.
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#document',
  validatorUrl: null,
  deepLinking: true,
  presets: [SwaggerUIBundle.presets.apis]
});
