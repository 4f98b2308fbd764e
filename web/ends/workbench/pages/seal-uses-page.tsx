import { paths } from '../../../client/paths.ts'
import { SealUses } from '../../../features/seals/seal-uses.tsx'

export const Component = () => <SealUses toSeals={paths.seals()} />
