#include "cli/command.hpp"

int main(int argc, char** argv) { return bibcast::run_command_line(argc, argv); }
