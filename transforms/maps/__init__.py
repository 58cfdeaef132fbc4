"""What the rules about maps share: forms of uses, references to variables, what may change what."""
