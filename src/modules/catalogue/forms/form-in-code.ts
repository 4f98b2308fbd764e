import type { Form } from '../../../platform/forms/index.ts'
import { birthHouseholdRegistrationForm } from './birth-household-registration.ts'
import { companyRegistrationForm } from './company-registration.ts'
import { type ApplicantKind, defaultForm } from './default-form.ts'
import { drivingLicenceRenewalForm } from './driving-licence-renewal.ts'
import { foodBusinessLicenceForm } from './food-business-licence.ts'
import { individualBusinessRegistrationForm } from './individual-business-registration.ts'
import { socialSecurityCardForm } from './social-security-card.ts'

/** The forms made for one item each; a form's id is the code of its item. */
export const itemForms: readonly Form[] = [
  birthHouseholdRegistrationForm,
  companyRegistrationForm,
  drivingLicenceRenewalForm,
  foodBusinessLicenceForm,
  individualBusinessRegistrationForm,
  socialSecurityCardForm,
]

const formsByItem = new Map(itemForms.map((form) => [form.id, form]))

/** The form an item has while nobody has designed one for it: the one made for it, else the default for who may apply. */
export function formInCode(itemCode: string, object: ApplicantKind): Form {
  return formsByItem.get(itemCode) ?? defaultForm({ object })
}
