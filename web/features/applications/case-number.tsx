/** A number of 19 digits in groups that can be read aloud: year and region, serial, check. */
export const CaseNumber = ({ number }: { number: string }) => (
  <span className="tabular" style={{ whiteSpace: 'nowrap' }}>{number.replace(/^(\d{6})(\d{4})(\d{4})(\d{5})$/, '$1 $2 $3 $4')}</span>
)
