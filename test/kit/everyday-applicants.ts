/** Twenty everyday items, each with a person of the invented city who asks for it; `asEnterprise`: for the enterprise they represent. */
export const EVERYDAY_APPLICANTS: readonly { item: string; login: string; asEnterprise?: true }[] = [
  { item: 'food-business-licence', login: 'resident2' }, { item: 'small-food-workshop', login: 'resident2' }, { item: 'public-place-hygiene', login: 'resident2' },
  { item: 'tobacco-retail', login: 'resident2' }, { item: 'tax-new-taxpayer', login: 'resident2' }, { item: 'startup-loan', login: 'resident2' }, { item: 'employment-registration', login: 'resident2' },
  { item: 'social-security-card', login: 'resident1' }, { item: 'elderly-allowance', login: 'resident1' },
  { item: 'disabled-two-subsidies', login: 'resident7' }, { item: 'fund-withdraw-rent', login: 'resident9' }, { item: 'unemployment-benefit', login: 'resident9' },
  { item: 'residence-permit', login: 'resident11' }, { item: 'driving-licence-renewal', login: 'resident12' }, { item: 'vehicle-inspection-mark', login: 'resident12' },
  { item: 'water-transfer', login: 'resident13' }, { item: 'notarization', login: 'resident13' },
  { item: 'seal-filing', login: 'resident5', asEnterprise: true }, { item: 'hr-agency-licence', login: 'resident5', asEnterprise: true }, { item: 'entertainment-venue', login: 'resident5', asEnterprise: true },
]
