import { consolePaths } from '../../../client/paths.ts'
import { SealUses } from '../../../features/seals/seal-uses.tsx'

export const Component = () => <SealUses toSeals={consolePaths.seals()} />
