import Type from 'typebox'

const RegionCode = Type.String({ title: '区划代码', pattern: '^\\d{6}$', description: '市或县（市、区）的 6 位区划代码' })

export const RegionList = Type.Object({
  items: Type.Array(Type.Object({
    code: RegionCode,
    name: Type.String(),
    level: Type.Union([Type.Literal('city'), Type.Literal('county')]),
    townships: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  })),
})

export const HallQuery = Type.Object({ region: RegionCode }, { additionalProperties: false })

export const HallList = Type.Object({
  items: Type.Array(Type.Object({
    id: Type.String(),
    name: Type.String(),
    level: Type.String(),
    divisionCode: Type.String(),
    address: Type.String(),
    hours: Type.String(),
    phone: Type.String(),
  })),
})

/** The signed-in officer, every code with its name. */
export const OfficerSelf = Type.Object({
  id: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  roleNames: Type.Array(Type.String()),
  region: RegionCode,
  regionName: Type.String(),
  authorityId: Type.String(),
  authorityName: Type.String(),
  unitId: Type.Union([Type.String(), Type.Null()]),
  unitName: Type.Union([Type.String(), Type.Null()]),
  hallId: Type.Union([Type.String(), Type.Null()]),
  hallName: Type.Union([Type.String(), Type.Null()]),
})

export const ItemManagerQuery = Type.Object({ region: Type.Optional(Type.String({ title: '区划代码', pattern: '^\\d{6}$', description: '市或县（市、区）的 6 位区划代码，不填为本地区' })) }, { additionalProperties: false })

/** Who looks after items: an officer with the body and the unit they work in. */
export const ItemManagerList = Type.Object({
  rows: Type.Array(Type.Object({
    id: Type.String(),
    name: Type.String(),
    region: RegionCode,
    regionName: Type.String(),
    authorityName: Type.String(),
    unitName: Type.Union([Type.String(), Type.Null()]),
    /** Whoever asks. */
    isSelf: Type.Boolean(),
  })),
})
