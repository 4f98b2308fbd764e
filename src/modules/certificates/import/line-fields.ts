/** The columns that every import file has. */
export const LINE_FIELDS = { name: '证照名称', number: '证照编号', holderName: '持证人', holderIdentity: '持证人证件号码', issuedOn: '颁发日期', validity: '有效期至' } as const
