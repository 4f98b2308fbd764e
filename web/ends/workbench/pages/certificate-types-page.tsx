export { TypeTable as Component } from '../../../features/certificates/type-table.tsx'
