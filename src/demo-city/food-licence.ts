import { readCityFile } from './city-file.ts'
import { inventEnterprises } from './enterprises.ts'
import { inventResidents } from './residents.ts'

/** The login of whoever opens the restaurant. */
export const FOOD_LICENCE_APPLICANT = 'resident2'
export const FOOD_LICENCE_ITEM = 'food-business-licence'

/** 餐饮服务；不采用告知承诺. */
export const FOOD_LICENCE_SITUATIONS = { q1: 'o1', q2: 'o2' } as const

/** Materials that a file has to be uploaded for; the others are the form itself or replaced by certificates. */
export const FOOD_LICENCE_UPLOADS = ['m3', 'm4', 'm5', 'm6', 'q1o1m1'] as const
export const FOOD_LICENCE_WAIVED = ['m2'] as const

let people: ReturnType<typeof inventPeople> | undefined

function inventPeople() {
  const file = readCityFile()
  const residents = inventResidents(file)
  return { residents, enterprises: inventEnterprises(file, residents) }
}

/** 陈小满's application for her restaurant 澄湖区小满餐饮店, as she would fill it in, or that of another whom an enterprise belongs to: for demonstrations and tests. */
export function foodLicenceAnswers(applicant = FOOD_LICENCE_APPLICANT) {
  const { residents, enterprises } = (people ??= inventPeople())
  const person = residents.find(({ login }) => login === applicant)!
  const business = enterprises.find(({ representative }) => representative === applicant)!
  const [identityKind, identityNumber, phone] = ['residentIdentityCard', person.identityNumber, person.phone]
  return {
    businessName: business.name,
    businessUscc: business.identityNumber,
    legalRepresentativeName: person.name,
    legalRepresentativeIdentityKind: identityKind,
    legalRepresentativeIdentityNumber: identityNumber,
    contactName: person.name,
    contactPhone: phone,
    premisesAddress: business.address,
    premisesArea: 86.5,
    staffCount: 4,
    hasOutsideWarehouse: false,
    businessForm: 'catering',
    businessItems: ['hotDishes', 'coldDishes'],
    sellsOnline: false,
    foodSafetyManagerName: person.name,
    foodSafetyManagerIdentityKind: identityKind,
    foodSafetyManagerIdentityNumber: identityNumber,
    foodSafetyManagerPhone: phone,
    handledBy: 'applicant',
    truthStatement: true,
  }
}
